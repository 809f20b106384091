import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { XmlTokens } from '../../../pipeline/readers/xlsx/xml-tokens.ts';

type Event = readonly [string, ...unknown[]];

/** Texts that follow one another are one: in how many pieces they come is nobody's business. */
function joined(events: readonly Event[]): readonly Event[] {
  const out: Event[] = [];
  for (const each of events) {
    const last = out.at(-1);
    if (each[0] === 'text' && each[1] === '') continue;
    if (each[0] === 'text' && last?.[0] === 'text') out[out.length - 1] = ['text', `${last[1]}${each[1]}`];
    else out.push(each);
  }
  return out;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function tokens(pieces: readonly string[]): readonly Event[] | string {
  const events: Event[] = [];
  const parser = new XmlTokens({
    open: (name, attributes) => events.push(['open', name, { ...attributes }]),
    text: (text) => events.push(['text', text]),
    close: (name) => events.push(['close', name]),
  });
  try {
    for (const piece of pieces) parser.write(piece);
    parser.end();
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
  return joined(events);
}

/** A parser that reads letter by letter and checks every rule. */
function reference(source: string): readonly Event[] | string {
  const events: Event[] = [];
  const parser = new SaxesParser();
  let hostile = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    hostile = true;
  });
  parser.on('opentag', ({ name, attributes }) =>
    events.push([
      'open',
      name,
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    ]),
  );
  let depth = 0;
  parser.on('opentagstart', () => depth++);
  parser.on('text', (text) => depth > 0 && events.push(['text', text]));
  parser.on('cdata', (text) => events.push(['text', text]));
  parser.on('closetag', ({ name }) => {
    depth--;
    events.push(['close', name]);
  });
  try {
    parser.write(source).close();
  } catch {
    return hostile ? 'HostileXml' : 'BrokenXml';
  }
  return hostile ? 'HostileXml' : joined(events);
}

const WELL_FORMED = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<a>\r\n<b x="1" y=\'2\'/>chữ</a>\n',
  '<x:a xmlns:x="u" r:id="rId1"><x:b >t</x:b ></x:a>',
  '<a b = "1>2 &lt; 3"\n c=\'"\'>&amp;&#10;&#x1EC7;&quot;&apos;&gt;</a>',
  '<a><!-- > <b> --><![CDATA[<x>&amp;]]><?pi > ?>]]</a>',
  '<a t="x\ty\nz">dòng 1\rdòng 2\r\ndòng 3</a>',
  '<!-- trước --><a>1</a><!-- sau -->',
  '<a>&#128512;😀</a>',
];
const BROKEN = [
  '',
  'chữ',
  '<a>',
  '<a></b>',
  '<a></a></a>',
  '<a/><b/>',
  '<a/>chữ',
  '<a b></a>',
  '<a b=1/>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '<a b="1"c="2"/>',
  '<a>&nbsp;</a>',
  '<a>&</a>',
  '<a>&#0;</a>',
  '<a>&#x110000;</a>',
  '<a>]]></a>',
  '<a>\u0001</a>',
  '<a><b',
  '<a><!-- ',
  '<a><![CDATA[ </a>',
  '<a><!x></a>',
  '< a/>',
  '<![CDATA[x]]><a/>',
];
const HOSTILE = ['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'];

describe.each([...WELL_FORMED, ...BROKEN, ...HOSTILE])('%j', (source) => {
  test('reads as a parser that checks letter by letter does', () => {
    expect(tokens([source])).toEqual(reference(source));
  });

  test('reads the same in whatever pieces it arrives', () => {
    const whole = tokens([source]);
    expect(tokens([...source].flatMap((letter) => letter.split('')))).toEqual(whole);
    for (let at = 1; at < source.length; at++)
      expect(tokens([source.slice(0, at), source.slice(at)]), `cut at ${at}`).toEqual(whole);
  });
});

test('changes at random never make it accept what the other refuses, nor read it differently', () => {
  const letters = ['<', '>', '/', '"', "'", '&', ';', '=', ' ', 'a', ']', '!', '-', '\r', '\n', '#', '0'];
  let seed = 20_260_101;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 3_000; round++) {
    const source = [...(WELL_FORMED[next(WELL_FORMED.length)] ?? '')];
    for (let change = 0; change <= next(3); change++)
      source.splice(next(source.length), next(2), letters[next(letters.length)] ?? '');
    const changed = source.join('');
    const expected = reference(changed);
    if (expected !== 'BrokenXml') expect(tokens([changed]), changed).toEqual(expected);
  }
});

test('what the other refuses may be read for names it would not allow, never for the shape of the tree', () => {
  expect(reference('<1a/>')).toBe('BrokenXml');
  expect(tokens(['<1a/>'])).toEqual([
    ['open', '1a', {}],
    ['close', '1a'],
  ]);
});

test('a tag that never ends is given up before it fills the memory', () => {
  expect(tokens([`<a b="`, 'x'.repeat(600_000), 'x'.repeat(600_000), 'x'])).toBe('HostileXml');
});
