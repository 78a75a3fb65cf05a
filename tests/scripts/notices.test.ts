import { expect, test } from 'vitest';
import { makeNotices } from '../../scripts/notices';

test('the notices have the licence of each package that is shipped, the same each time', () => {
  const notices = makeNotices();
  for (const name of ['react', 'react-dom', 'pdfjs-dist', 'mermaid', 'marked', 'temml', '@noble/hashes'])
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(notices).toContain('Apache License');
  expect(notices).toContain('Permission is hereby granted, free of charge');
  expect(notices).not.toMatch(/^(?:vite|vitest|wxt|playwright) \d/m);
  expect(makeNotices()).toBe(notices);
});
