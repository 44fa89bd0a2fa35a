import { expect, test } from 'vitest';
import { planUpdate, type Choices } from '../../src/update/plan.ts';

/** A plan for files by what they hold, of which `came` is what the engine brought. */
const plan = (
  came: Record<string, string>,
  files: Record<string, string>,
  other: Record<string, string>,
  choices?: Choices,
) => {
  const brought = new Map(Object.entries(came));
  return planUpdate(
    new Map(Object.entries(files)),
    new Map(Object.entries(other)),
    new Set(brought.keys()),
    (path, id) => brought.get(path) === id,
    choices,
  );
};
const nothing = { write: [], remove: [], stay: [], conflicts: [] };

test('files as they came are replaced, new ones are written, those that the other version lacks go', () => {
  expect(plan({ a: '1', b: '1', c: '1' }, { a: '1', b: '1', c: '1' }, { a: '2', c: '1', d: '1' })).toEqual({
    ...nothing,
    write: ['a', 'd'],
    remove: ['b'],
  });
});

test('what the owner added stays, and is in the way only where the other version has a file of that name', () => {
  expect(plan({}, { mine: '1' }, {})).toEqual(nothing);
  expect(plan({}, { mine: '1' }, { mine: '2' }).conflicts).toEqual([{ path: 'mine', kind: 'own' }]);
  expect(plan({}, { mine: '1' }, { mine: '1' })).toEqual(nothing);
});

test.each([
  ['changed', { a: 'x' }, { a: '2' }],
  ['changed', { a: 'x' }, {}],
  ['changed', { a: 'x' }, { a: '1' }],
  ['deleted', {}, { a: '2' }],
])('a file that was %s by hand is named', (kind, files, other) => {
  expect(plan({ a: '1' }, files as Record<string, string>, other as Record<string, string>)).toEqual({
    ...nothing,
    conflicts: [{ path: 'a', kind }],
  });
});

test('a change that the other version has, too, is none', () => {
  expect(plan({ a: '1' }, { a: '2' }, { a: '2' })).toEqual(nothing);
  expect(plan({ a: '1' }, {}, {})).toEqual(nothing);
});

test('the owner decides for each file; what many make their own stays unasked', () => {
  const [came, files, other] = [{ a: '1', b: '1' }, { a: 'x', b: 'x' }, { a: '2' }];
  expect(plan(came, files, other, { keep: ['a'], replace: ['b'] })).toEqual({ ...nothing, stay: ['a'], remove: ['b'] });
  expect(plan({ 'README.md': '1' }, { 'README.md': 'x' }, { 'README.md': '2' })).toEqual({
    ...nothing,
    stay: ['README.md'],
  });
});
