import type { Fault } from './fault.ts';
import { NETWORK_FAULTS } from './network-faults.ts';
import { OTHER_FAULTS } from './other-faults.ts';
import { SIDENOTE_FAULTS } from './sidenote-faults.ts';
import { STORAGE_FAULTS } from './storage-faults.ts';

/** The whole matrix: every fault, in every phase of an answer. */
export const FAULTS: readonly Fault[] = [
  ...SIDENOTE_FAULTS,
  ...NETWORK_FAULTS,
  ...OTHER_FAULTS,
  ...STORAGE_FAULTS,
];
