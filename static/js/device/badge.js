/** The number on the app's icon, where icons have one; none for 0. @param {number} n */
export function badge(n) {
  const { setAppBadge, clearAppBadge } = /** @type {any} */ (navigator);
  Promise.resolve(n ? setAppBadge?.call(navigator, n) : clearAppBadge?.call(navigator)).catch(() => {});
}
