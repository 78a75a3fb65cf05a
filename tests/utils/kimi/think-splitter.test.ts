import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { GrownText } from '@/utils/kimi/grown-text';
import { createThinkSplitter, type SplitPiece } from '@/utils/kimi/think-splitter';

it.each([
  ['<think>a</think>b', 'a', 'b'],
  ['\n <think>a</think>\n\nb', 'a', '\n\nb'],
  ['◁think▷a◁/think▷b', 'a', 'b'],
  ['<think></think>b', '', 'b'],
  ['<think>never closed </thin', 'never closed </thin', ''],
  ['b <think>a</think>', '', 'b <think>a</think>'],
  ['<thinking>a', 'a', ''],
  ['<thought>a</thought>b', 'a', 'b'],
  ['<THINK>a</Think>b', 'a', 'b'],
  ['<think>a</think>b<think>c</think>', 'ac', 'b'],
  ['b\n<think>c</think>\nd', 'c', 'b\n\nd'],
  ['b. <thinking>c</thinking> d', 'c', 'b.  d'],
  // Only the closing tag came: the opening one was in the prompt.
  ['a\n</think>\n\nb', 'a\n', '\n\nb'],
  ['a.</think>b', 'a.', 'b'],
  ['a.</think>b.</think>c', 'a.', 'b.</think>c'],
  // The reasoning came under its own name, and its tag is left.
  ['\n</think>\n\nb', '', '\n\nb'],
  // Its end has another name.
  ['<think>a.</thinking>b', 'a.', 'b'],
  ['<thinking>\na\n</think>\nb', '\na\n', '\nb'],
  // They are spoken of.
  ['Use <think> and </think> around it.', '', 'Use <think> and </think> around it.'],
  ['Write `<think>` first, `</think>` last.', '', 'Write `<think>` first, `</think>` last.'],
  ['The tag “</think>” ends it.', '', 'The tag “</think>” ends it.'],
  ['As in\n```\n<think>a</think>\n```\nb', '', 'As in\n```\n<think>a</think>\n```\nb'],
  ['<think>a ◁/think▷ <</think>b', 'a ◁/think▷ <', 'b'],
  ['<thi', '', '<thi'],
  ['  ', '', '  '],
  ['', '', ''],
])('splits %j, however it is cut', (content, reasoning, text) => {
  fc.assert(
    fc.property(fc.array(fc.nat(content.length)), (cuts) => {
      const places = [0, ...cuts, content.length].toSorted((a, b) => a - b);
      const sent = new GrownText();
      const splitter = createThinkSplitter(sent);
      const pieces: SplitPiece[] = places.slice(1).flatMap((place, i) => {
        const piece = content.slice(places[i], place);
        sent.add(piece);
        return splitter.passes(piece) ? [{ type: 'text' as const, text: piece }] : splitter.push(piece);
      });
      pieces.push(...splitter.flush());
      const said = { reasoning: '', text: '' };
      for (const piece of pieces) {
        if (piece.type !== 'unsaid') said[piece.type] += piece.text;
        else [said.reasoning, said.text] = [said.reasoning + said.text, ''];
      }
      expect(said).toEqual({ reasoning, text });
    }),
  );
});
