import { expect, test } from 'vitest';
import { readWhatsNew, whatsNew } from '@/scripts/whats-new';

test('the newest version’s first entries are told, without signs', () => {
  const changelog = `# Changelog

## [2.0.0]

### Added

- **Tides** in \`one\` [list](https://example.com).
${Array.from({ length: 9 }, (_, i) => `- Entry ${i}.`).join('\n')}

## [1.0.0]

- Older.
`;
  const news = whatsNew(changelog);
  expect(news[0]).toBe('Tides in one list.');
  expect(news).toHaveLength(6);
  expect(news).not.toContain('Older.');
});

test('the changelog has something to tell', () => {
  expect(readWhatsNew().length).toBeGreaterThan(0);
});
