import { expect, test } from 'vitest';
import { leftFrames } from '@/utils/page/left-frames';
import { contentLeftOut } from '@/utils/page/content-left-out';

const VIEW = { width: 1200, height: 800, characters: 5000 };
const frame = (host: string, width: number, height: number) => ({ host, width, height });

test('frames are named once for each site, with the size of the largest', () => {
  const missed = [frame('a.example', 300, 300), frame('b.example', 400, 320), frame('a.example', 500, 300)];
  expect(leftFrames(missed, VIEW)).toEqual([
    { type: 'frame', host: 'a.example', width: 500, height: 300, content: 0 },
    { type: 'frame', host: 'b.example', width: 400, height: 320, content: 0 },
  ]);
});

test('one that holds most of the view is content, wherever on the page it stands', () => {
  expect(contentLeftOut(leftFrames([frame('map.example', 1000, 600)], VIEW))).toBe(1);
  expect(contentLeftOut(leftFrames([frame('form.example', 650, 3000)], VIEW))).toBe(1);
  expect(contentLeftOut(leftFrames([frame('video.example', 640, 360)], VIEW))).toBe(0);
});

test('one with room for as much text as the page has is content too', () => {
  const small = [frame('table.example', 500, 400)];
  expect(contentLeftOut(leftFrames(small, { ...VIEW, characters: 700 }))).toBe(1);
  expect(contentLeftOut(leftFrames(small, VIEW))).toBe(0);
});
