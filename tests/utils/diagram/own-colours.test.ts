import { expect, test } from 'vitest';
import { hasOwnColours } from '@/utils/diagram/own-colours';

test.each([
  'flowchart TD\n  A --> B\n  style A fill:#f9f,stroke:#333',
  'flowchart TD\nclassDef warm fill:orange',
  'sequenceDiagram\n  rect rgb(200, 220, 255)\n  A->>B: hi\n  end',
])('%s has colours of its own', (code) => {
  expect(hasOwnColours(code)).toBe(true);
});

test.each([
  'flowchart TD\n  A[style B fill:#fff] --> B',
  'flowchart TD\n  classDef wide stroke-width:4px',
  'sequenceDiagram\n  A->>B: style it #1234',
])('%s has none', (code) => {
  expect(hasOwnColours(code)).toBe(false);
});
