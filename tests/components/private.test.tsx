// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as privateWindow from '@/utils/browser/private';
import { openPanel, useBrowser } from './panel-harness';

useBrowser();

test.each([true, false])('a panel says whether it is in a private window: %s', (isPrivate) => {
  vi.spyOn(privateWindow, 'isPrivate').mockReturnValue(isPrivate);
  openPanel();
  expect(screen.queryAllByText('Not saved: private window')).toHaveLength(isPrivate ? 1 : 0);
});
