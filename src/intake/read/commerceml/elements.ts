import { SaxesParser } from 'saxes';
import { Problem } from '#core/shared/problem.ts';

/** One record of the file as a small tree; a file is a stream of these. */
export interface Element {
  readonly name: string;
  readonly line: number;
  readonly children: Element[];
  text: string;
}

export function children(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

export function child(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((found, name) => found?.children.find((candidate) => candidate.name === name), element);
}

/** The trimmed text at a path; empty when there is none. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string {
  return (child(element, ...path)?.text ?? '').replace(/\s+/g, ' ').trim();
}

/** The values under «ЗначенияРеквизитов», by name. */
export function requisites(element: Element): ReadonlyMap<string, string> {
  const listed = children(element, 'ЗначенияРеквизитов').flatMap((list) => children(list, 'ЗначениеРеквизита'));
  return new Map(listed.map((entry) => [textAt(entry, 'Наименование'), textAt(entry, 'Значение')]));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Where each kind of record may stand: the element's name → the name of what holds it. */
const records: Readonly<Record<string, readonly string[]>> = {
  Документ: ['КоммерческаяИнформация', 'Контейнер'],
  Товар: ['Товары'],
  Предложение: ['Предложения'],
  Контрагент: ['Контрагенты', 'КоммерческаяИнформация'],
  Группы: ['Классификатор'],
  ТипыЦен: ['ПакетПредложений'],
};

export interface ElementReader {
  push(text: string): readonly Element[];
  end(): readonly Element[];
}

/** Cuts the stream into records. Refuses XML that is broken, carries definitions, or is not CommerceML. */
export function elementReader(): ElementReader {
  const parser = new SaxesParser({ position: true });
  const path: string[] = [];
  const open: Element[] = [];
  let found: Element[] = [];

  parser.on('error', (error) => {
    throw new Problem('file-broken', { reason: error.message });
  });
  parser.on('doctype', () => {
    throw new Problem('file-xml-entities');
  });
  parser.on('opentag', (tag) => {
    const name = local(tag.name);
    if (path.length === 0 && name !== 'КоммерческаяИнформация') throw new Problem('file-not-ours-xml', { root: name });
    const holder = path.at(-1);
    path.push(name);
    if (open.length === 0 && !(holder !== undefined && records[name]?.includes(holder) === true)) return;
    const element: Element = { name, line: parser.line, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    path.pop();
    const closed = open.pop();
    if (closed !== undefined && open.length === 0) found.push(closed);
  });

  const take = (): readonly Element[] => {
    const taken = found;
    found = [];
    return taken;
  };
  return {
    push: (text) => {
      parser.write(text);
      return take();
    },
    end: () => {
      parser.close();
      return take();
    },
  };
}
