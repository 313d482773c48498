import { room } from '../backdrop.ts';
import { branch } from '../botanics.ts';
import { steam, vase } from '../home.ts';
import { heap } from '../leaves.ts';
import { glazed } from '../light.ts';
import { clay, oak, walnut } from '../palette.ts';
import { at } from '../svg.ts';
import { teapot } from '../teapots.ts';
import { gaiwan, jug } from '../vessels.ts';
import { type Picture, cup, fallenBranch, green, white } from './kit.ts';
import { tin, teas } from './tea.ts';

const landscape = { width: 1600, height: 1200 };

/** Three tins, each with its leaf. */
export const teaTable: Picture = (s) => {
  const parts = ['mingqian-longjing', 'osmanthus-oolong', 'keemun-hao-ya'].map((handle, i) => {
    const tea = teas[handle];
    return tea
      ? at(350 + i * 410, 910 - (i % 2) * 36, tin(s, tea.tin, 126, 390)) +
          at(500 + i * 410, 1010, heap(s, tea.leaf, 140, 42, 50, 220))
      : '';
  });
  return room(s, '#ddd2bd', oak, 740, landscape) + parts.join('');
};

export const teawareTable: Picture = (s) =>
  room(s, '#d3d3c4', oak, 720, landscape) +
  at(480, 970, teapot(s, { form: 'round', wide: 200, surface: green })) +
  at(1010, 920, gaiwan(s, white, 160)) +
  cup(s, 1310, 1000, '#d9ae4f', green, 110) +
  cup(s, 840, 1100, '#d9ae4f', white, 118, true);

/** The makers' table at rest. */
export const about: Picture = (s) =>
  room(s, '#d8d2bf', walnut, 700, landscape) +
  at(360, 930, jug(s, green, 122, '#d9ae4f')) +
  at(820, 960, gaiwan(s, white, 184, '#d9ae4f')) +
  at(820, 740, steam(s, 260)) +
  cup(s, 1180, 1060, '#d9ae4f', white, 112) +
  cup(s, 1390, 940, '#d9ae4f', green, 106) +
  fallenBranch(s, 480, 1110, 120);

/** 2400 by 1350: empty wall on the left third, for words; the still life stands to the right. */
export const hero: Picture = (s) => {
  const bouquet =
    at(
      2060,
      474,
      branch(
        s,
        [
          [0, 20],
          [-20, -80],
          [-120, -140],
          [-170, -290],
        ],
        140,
        10,
        2,
      ),
    ) +
    at(
      2060,
      474,
      branch(
        s,
        [
          [8, 20],
          [30, -70],
          [130, -110],
          [170, -230],
        ],
        130,
        9,
        2,
      ),
    ) +
    at(
      2060,
      474,
      branch(
        s,
        [
          [-8, 22],
          [0, -60],
          [40, -160],
          [-10, -300],
        ],
        120,
        8,
        2,
      ),
    );
  return (
    room(s, '#ddd0b9', walnut, 920, { width: 2400, height: 1350 }) +
    at(2060, 1050, vase(s, 'moon', glazed('#ece5d7'), 210, 560)) +
    bouquet +
    at(1420, 1130, teapot(s, { form: 'round', wide: 240, surface: green })) +
    cup(s, 1850, 1190, '#d9a441', white, 124, true) +
    cup(s, 2130, 1250, '#d9a441', glazed(clay), 116) +
    fallenBranch(s, 1040, 1270, 130)
  );
};
