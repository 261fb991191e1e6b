/** How each element was drawn, before anybody touched it. @type {WeakMap<Node, string>} */
const drawn = new WeakMap();

/**
 * Lays out a part of the page that is drawn anew. What says the same as before stays the very element it was: a finger
 * on its way to a button meets that button, and what somebody has opened or half confirmed stays so.
 * @param {Element} part @param {any[]} nodes
 */
export function settle(part, nodes) {
  const there = [...part.childNodes];
  const laid = nodes.map((node) => {
    const at = [isSame, isAbout].map((alike) => there.findIndex((old) => alike(old, node))).find((place) => place >= 0);
    if (at === undefined) return remember(node);
    const [old] = there.splice(at, 1);
    return isSame(old, node) ? old : renew(old, node);
  });
  for (const gone of there) gone.remove();
  laid.forEach((node, place) => part.childNodes[place] === node || part.insertBefore(node, part.childNodes[place] ?? null));
}

/** @param {any} old @param {any} node */
const isSame = (old, node) => drawn.get(old) === node.outerHTML;

/** Two cards of one visit; they have no listeners of their own, their children have. @param {any} old @param {any} node */
const isAbout = (old, node) => Boolean(subject(node)) && subject(old) === subject(node);

/** @param {any} node */
const subject = ({ tagName, dataset }) => {
  const about = dataset?.visit ?? dataset?.assignment;
  return about && `${tagName} ${about}`;
};

/** @param {any} old @param {any} node */
function renew(old, node) {
  for (const { name } of [...old.attributes]) if (!node.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of node.attributes) old.setAttribute(name, value);
  drawn.set(old, node.outerHTML);
  settle(old, [...node.childNodes]);
  return old;
}

/** @param {any} node */
function remember(node) {
  for (const one of subject(node) ? [node, ...node.children] : [node]) drawn.set(one, one.outerHTML);
  return node;
}
