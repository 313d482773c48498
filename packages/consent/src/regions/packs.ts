import type { RegionPack } from './region-pack.ts';

const optIn = {
  necessary: 'required',
  preferences: 'opt-in',
  analytics: 'opt-in',
  marketing: 'opt-in',
  other: 'opt-in',
} as const;
/** The law's opt-out categories. The engine also denies them until there is a yes. */
const optOut = { ...optIn, analytics: 'opt-out', marketing: 'opt-out', other: 'opt-out' } as const;

const base = {
  modes: optIn,
  choicesLink: false,
  gpc: { binding: false, display: false },
  separate: 'none',
  cards: [],
  basicMode: true,
} as const;

const usBase = {
  ...base,
  modes: optOut,
  choicesLink: true,
  gpc: { binding: true, display: true },
  basicMode: false,
} as const;

export const eea: RegionPack = {
  ...base,
  id: 'eea',
  sources: [
    'Directive 2002/58/EC Art. 5(3)',
    'Regulation (EU) 2016/679 Art. 4(11), 6(1)(a), 7',
    'EDPB Cookie Banner Taskforce report, 2023-01-18',
  ],
};

export const uk: RegionPack = {
  ...base,
  id: 'uk',
  sources: ['Privacy and Electronic Communications Regulations 2003, reg. 6', 'UK GDPR Art. 4(11), 7'],
};

/** The law requires information and a way to refuse. A site that also serves the EEA asks all its visitors. */
export const switzerland: RegionPack = {
  ...base,
  id: 'ch',
  modes: optOut,
  sources: [
    'Telecommunications Act (SR 784.10) Art. 45c',
    'Federal Act on Data Protection (SR 235.1), in force 2023-09-01',
  ],
};

export const california: RegionPack = {
  ...usBase,
  id: 'us-ca',
  sources: [
    'Cal. Civ. Code §1798.120, §1798.121, §1798.135',
    '11 CCR §7015: the "Your Privacy Choices" link and icon; §7026(a)(4): a cookie banner alone is no opt-out',
    '11 CCR §7025(c)(6), from 2026-01-01: the signal must be shown as processed',
  ],
};

export const usOptOut: RegionPack = { ...usBase, id: 'us-opt-out', sources: ['The law of the state: see usStates'] };

export const china: RegionPack = {
  ...base,
  id: 'cn',
  separate: 'abroad-or-shared',
  cards: ['overseas_recipient'],
  sources: [
    'Personal Information Protection Law, in force 2021-11-01: Art. 14, 15, 16 (no refusal of service), 23, 29, 39 ' +
      '(separate consent)',
  ],
};

export const brazil: RegionPack = {
  ...base,
  id: 'br',
  cards: ['legal_basis'],
  sources: [
    'Lei 13.709/2018 (LGPD) Art. 7, 8',
    'ANPD, Guia orientativo: cookies e proteção de dados pessoais, 2022-10-18',
  ],
};

/** The duties of all packs together. For a visitor whose place is unknown, and for countries without a pack. */
export const strictest: RegionPack = {
  id: 'strictest',
  modes: optIn,
  choicesLink: true,
  gpc: { binding: true, display: true },
  separate: 'abroad-or-shared',
  cards: ['overseas_recipient', 'legal_basis'],
  basicMode: true,
  sources: ['The union of the other packs'],
};
