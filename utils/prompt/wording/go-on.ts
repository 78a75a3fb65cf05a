/**
 * The request for the rest of an answer where the server has no partial mode. The repeated words show where the two
 * join, and are removed; an announcement would stand in the middle of the answer.
 */
export const GO_ON =
  'Your answer was cut off. Begin with its last sentence once more, word for word as far as it goes, and go on from there to the end. Announce nothing, and repeat nothing before that sentence.';
