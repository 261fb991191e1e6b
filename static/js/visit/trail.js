// The trail of a visit: when each of its answers was given and changed.

const MOST = 2000;
const MOST_OF_ONE = 50;

/**
 * All changes in the order of their moments. Where there are too many, each question keeps its first one and its latest.
 * @param {[string, {trail?: string[]}][]} answers
 * @returns {{question: string, at: string}[]}
 */
export function trailOf(answers, most = MOST) {
  const each = Math.max(1, Math.floor(most / answers.length));
  return answers
    .flatMap(([question, { trail = [] }]) => thinned(trail, each).map((at) => ({ question, at })))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(-most);
}

/** When anything of an answer changed last, its comment too. @param {import("../types.js").Answer} answer */
export const touched = ({ at, trail }) => Date.parse(trail?.at(-1) ?? at);

/** The moments of one answer out of two states of it. @param {string[]} [one] @param {string[]} [other] */
export function joinedTrail(one = [], other = []) {
  const moments = [...new Set([...one, ...other])].sort((a, b) => Date.parse(a) - Date.parse(b));
  return moments.length ? thinned(moments, MOST_OF_ONE) : undefined;
}

/** @param {string[]} trail @param {number} most */
const thinned = (trail, most) => (trail.length > most ? [trail[0], ...trail.slice(trail.length - most + 1)] : trail);
