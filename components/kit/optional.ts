import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { note } from '@/utils/diagnostics/log';

/**
 * A part of a screen that is loaded when it is shown first. One that does not load, as while the panel closes, is left
 * out: the rest of the screen is worth more than the error.
 */
export function optional<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      note('panel', 'not-loaded', error);
      return { default: () => null };
    }
  });
}
