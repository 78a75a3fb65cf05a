/** Replaces WXT's `#imports` in a bundle that WXT does not build. */
export const browser = chrome;
