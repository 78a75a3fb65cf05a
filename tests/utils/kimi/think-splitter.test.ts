import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createThinkSplitter } from '@/utils/kimi/think-splitter';

it.each([
  ['<think>a</think>b', 'a', 'b'],
  ['\n <think>a</think>\n\nb', 'a', '\n\nb'],
  ['◁think▷a◁/think▷b', 'a', 'b'],
  ['<think></think>b', '', 'b'],
  ['<think>never closed </thin', 'never closed </thin', ''],
  ['b <think>a</think>', '', 'b <think>a</think>'],
  ['<thinking>a', '', '<thinking>a'],
  ['<think>a</think>b<think>c</think>', 'a', 'b<think>c</think>'],
  ['<think>a ◁/think▷ <</think>b', 'a ◁/think▷ <', 'b'],
  ['<thi', '', '<thi'],
  ['  ', '', '  '],
  ['', '', ''],
])('splits %j, however it is cut', (content, reasoning, text) => {
  fc.assert(
    fc.property(fc.array(fc.nat(content.length)), (cuts) => {
      const places = [0, ...cuts, content.length].toSorted((a, b) => a - b);
      const splitter = createThinkSplitter();
      const pieces = places.slice(1).flatMap((place, i) => splitter.push(content.slice(places[i], place)));
      pieces.push(...splitter.flush());
      const join = (type: string) => pieces.map((piece) => (piece.type === type ? piece.text : '')).join('');
      expect(join('reasoning')).toBe(reasoning);
      expect(join('text')).toBe(text);
      expect(pieces.every((piece) => piece.text !== '')).toBe(true);
    }),
  );
});
