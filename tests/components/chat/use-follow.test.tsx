// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFollow } from '@/components/chat/use-follow';

const HEIGHT = 400;

let contentHeight = 1000;
let top = 0;
let tellSize = () => {};

beforeEach(() => {
  contentHeight = 1000;
  top = 0;
  // Every element scrolls as in a browser: never beyond its end.
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => contentHeight);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => HEIGHT);
  vi.spyOn(Element.prototype, 'scrollTop', 'get').mockImplementation(() => top);
  vi.spyOn(Element.prototype, 'scrollTop', 'set').mockImplementation((next) => {
    top = Math.max(0, Math.min(next, contentHeight - HEIGHT));
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        tellSize = tell;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(cleanup);

function Log({ isGrowing = false, isEmpty = false }: { isGrowing?: boolean; isEmpty?: boolean }) {
  const { scroller, content, isFar } = useFollow('c1', isGrowing, isEmpty);
  return (
    <div ref={scroller} role="log">
      <div ref={content}>{isFar && 'Jump to latest'}</div>
    </div>
  );
}

const log = () => screen.getByRole('log');
const isFar = () => screen.queryByText('Jump to latest') !== null;

function grow(by: number) {
  contentHeight += by;
  act(() => tellSize());
}

test('what comes after an answer that has ended is in view for who reads at its end', () => {
  const { rerender } = render(<Log isGrowing />);
  grow(500);
  rerender(<Log isGrowing={false} />);
  grow(120);
  expect(log().scrollTop).toBe(1620 - HEIGHT);
  expect(isFar()).toBe(false);
});

test('what the reader unfolds in an answer that has ended stays where it is', () => {
  const { rerender } = render(<Log isGrowing />);
  rerender(<Log isGrowing={false} />);
  fireEvent.click(log());
  grow(500);
  expect(log().scrollTop).toBe(600);
  expect(isFar()).toBe(true);
});

test('growth that is not followed yet offers no way to the end', () => {
  render(<Log isGrowing />);
  contentHeight += 500;
  fireEvent.scroll(log());
  expect(isFar()).toBe(false);
  act(() => tellSize());
  expect(log().scrollTop).toBe(1100);
});

test('who scrolls up is left alone, also by what comes after the answer', () => {
  const { rerender } = render(<Log isGrowing />);
  fireEvent.wheel(log(), { deltaY: -10 });
  log().scrollTop -= 10;
  fireEvent.scroll(log());
  grow(500);
  rerender(<Log isGrowing={false} />);
  grow(120);
  expect(log().scrollTop).toBe(590);
  expect(isFar()).toBe(true);
});

test('a push upwards where there is nothing above lets nothing go', () => {
  contentHeight = 100;
  render(<Log isGrowing />);
  fireEvent.wheel(log(), { deltaY: -10 });
  grow(900);
  expect(log().scrollTop).toBe(600);
});

test('what is offered before anything was asked is read from its beginning', () => {
  const { rerender } = render(<Log isEmpty />);
  grow(100);
  expect(log().scrollTop).toBe(0);
  rerender(<Log isGrowing />);
  fireEvent.scroll(log());
  expect(log().scrollTop).toBe(700);
});
