/** Stands in the place of WXT's `#imports` in a bundle that no WXT builds. */
export const browser = chrome;
