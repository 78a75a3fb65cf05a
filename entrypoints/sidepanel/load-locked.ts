/**
 * Loads the screen for the passphrase. It stands apart from the entry, which is a chunk of its own: the names of all that
 * comes with the screen would be in it once more.
 */
export const loadLocked = () => import('@/components/show-locked');
