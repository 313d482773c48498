import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { code, table } from './markdown.ts';

export interface EventDoc {
  name: string;
  /** Request events extend a class whose name contains `Request`. */
  isRequest: boolean;
  /** `event.detail`, as in the guides: `{ cart }`. */
  detail: string;
  description: string;
}

/** Every event class of the elements, in the order of the files and classes. */
export function describeEvents(elements: string): EventDoc[] {
  return globSync('src/events/*.ts', { cwd: elements })
    .sort()
    .flatMap((path) => {
      const text = readFileSync(join(elements, path), 'utf8');
      return eventsOf(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    });
}

function eventsOf(file: ts.SourceFile): EventDoc[] {
  const interfaces = new Map(file.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));
  return file.statements.filter(ts.isClassDeclaration).flatMap((declaration): EventDoc[] => {
    const name = /super\('(smallshop-[\w-]+)'/.exec(declaration.getText())?.[1];
    const parent = declaration.heritageClauses?.[0]?.types[0];
    if (!name || !parent) return [];
    const detail = parent.typeArguments?.[0];
    return [
      {
        name,
        isRequest: parent.expression.getText().includes('Request'),
        detail: detail ? detailOf(detail, interfaces) : 'null',
        description: commentOf(declaration),
      },
    ];
  });
}

/** The names of the fields. A type of another file is given by its name. */
function detailOf(type: ts.TypeNode, interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>): string {
  const named = ts.isTypeReferenceNode(type) ? interfaces.get(type.typeName.getText()) : undefined;
  const members = named?.members ?? (ts.isTypeLiteralNode(type) ? type.members : undefined);
  if (!members) return type.getText();
  const fields = members.filter(ts.isPropertySignature).map((member) => {
    const inner = member.type ? detailOf(member.type, interfaces) : '';
    const field = member.name.getText() + (member.questionToken ? '?' : '');
    return inner.startsWith('{') ? `${field}: ${inner}` : field;
  });
  return `{ ${fields.join(', ')} }`;
}

function commentOf(node: ts.Node): string {
  const text = ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)?.comment);
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** The table of the request events, or of the change events. */
export function eventsBlock(events: readonly EventDoc[], kind: 'request' | 'change'): string {
  return table(
    [`${kind} event`, '`event.detail`', kind === 'request' ? 'what it asks for' : 'when'],
    events
      .filter(({ isRequest }) => isRequest === (kind === 'request'))
      .map(({ name, detail, description }) => [code(name), code(detail), description]),
  );
}
