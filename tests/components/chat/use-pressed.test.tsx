// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, type RefObject } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useEarly, usePressed } from '@/components/chat/use-pressed';

afterEach(cleanup);

interface FollowerProps {
  readonly pressed: RefObject<HTMLElement | null>;
  readonly follow: (citation: HTMLElement) => Promise<void>;
}

function Follower({ pressed, follow }: FollowerProps) {
  useEarly(pressed, follow);
  return null;
}

/** An answer with two citations, whose code is there only if `isLoaded`. */
function Answer({ isLoaded, follow }: Pick<FollowerProps, 'follow'> & { readonly isLoaded: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  const pressed = usePressed(root);
  return (
    <div ref={root}>
      <button className="citation">1</button>
      <button className="citation">2</button>
      <p>The tide.</p>
      {isLoaded && <Follower pressed={pressed} follow={follow} />}
    </div>
  );
}

function answer() {
  const followed: (string | null)[] = [];
  const shown = (isLoaded: boolean) => (
    // Each render has another function, as when the texts of the pages change.
    <Answer isLoaded={isLoaded} follow={async ({ textContent }) => void followed.push(textContent)} />
  );
  const { rerender } = render(shown(false));
  return { followed, show: (isLoaded: boolean) => rerender(shown(isLoaded)) };
}

test('the citation that was pressed last before its code was there is followed once, when it is', () => {
  const { followed, show } = answer();
  fireEvent.click(screen.getByText('1'));
  fireEvent.click(screen.getByText('2'));
  show(false);
  expect(followed).toEqual([]);
  show(true);
  expect(followed).toEqual(['2']);
  show(true);
  expect(followed).toEqual(['2']);
});

test('nothing is followed where something else was pressed since, or nothing before', () => {
  const { followed, show } = answer();
  fireEvent.click(screen.getByText('1'));
  fireEvent.click(screen.getByText('The tide.'));
  show(true);
  // From here on its own code follows what is pressed.
  fireEvent.click(screen.getByText('1'));
  show(true);
  expect(followed).toEqual([]);
});
