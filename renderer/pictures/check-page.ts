import axe from 'axe-core';

/**
 * What is wrong with the page as it is drawn now, a line each; none when all is well. A page that `mayScroll` may be
 * higher than the screen: a guest's phone is small.
 */
export async function checkPage(mayScroll: boolean): Promise<readonly string[]> {
  return [...(await accessible()), ...cut(mayScroll)];
}

async function accessible(): Promise<readonly string[]> {
  const { violations, incomplete } = await axe.run(document, {
    resultTypes: ['violations', 'incomplete'],
    // Words over a moving picture lie on a veil of our own; axe cannot see through it to say so.
    rules: { 'video-caption': { enabled: false } },
  });
  const sure = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `axe ${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
  const unsure = incomplete
    .filter(({ id }) => id !== 'color-contrast')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe is unsure, ${id}: ${target.join(' ')}`));
  return [...sure, ...unsure].map((line) => line.replaceAll(/\s+/g, ' '));
}

/** Pixels by which text may stick out: browsers round. */
const slack = 2;

/** Text that does not fit where it stands, and a page that does not fit the screen. */
function cut(mayScroll: boolean): readonly string[] {
  const found: string[] = [];
  const { scrollingElement } = document;
  if (!mayScroll && scrollingElement && scrollingElement.scrollHeight > innerHeight + slack)
    found.push(`cut: the page is ${scrollingElement.scrollHeight} px high on a screen of ${innerHeight}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || element.closest('.aloud, script, style, select, title, [data-rac] select'))
      continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const wrong = textTrouble(node, element, text, mayScroll);
    if (wrong) found.push(`cut: “${text.slice(0, 40)}” ${wrong} (${nameOf(element)})`);
  }
  for (const field of document.querySelectorAll('input, button')) {
    const { left, right, top, bottom } = field.getBoundingClientRect();
    const inView =
      left >= -slack && top >= -slack && right <= innerWidth + slack && bottom <= innerHeight + slack;
    if (
      !inView &&
      right > left &&
      !(mayScroll || scrolls(field)) &&
      !field.closest('[data-quiet], [aria-hidden="true"], .aloud')
    )
      found.push(`cut: a control is outside of the screen (${nameOf(field)})`);
  }
  return found;
}

const nameOf = (element: Element): string =>
  `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;

function styleOf(element: Element): CSSStyleDeclaration {
  return getComputedStyle(element);
}

/** Whether something around it can be scrolled, so that being outside is no loss. */
function scrolls(element: Element): boolean {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    const { overflowY } = styleOf(outer);
    if ((overflowY === 'auto' || overflowY === 'scroll') && outer.scrollHeight > outer.clientHeight)
      return true;
  }
  return false;
}

function textTrouble(node: Node, element: Element, text: string, mayScroll: boolean): string | null {
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const inScroller = mayScroll || scrolls(element);
  // Lines that are clamped away are not drawn, and lie over nothing.
  const drawnTo = isClamped(element) ? element.getBoundingClientRect().bottom : Number.POSITIVE_INFINITY;
  if (!inScroller) {
    for (const { left, right, top, bottom } of rects) {
      if ((top + bottom) / 2 > drawnTo) continue;
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (over && !over.contains(element) && !element.contains(over)) return `is covered by ${nameOf(over)}`;
    }
  }
  for (const { left, right, top, bottom } of rects) {
    if (!isClamped(element) && (left < -slack || right > innerWidth + slack))
      return 'is outside of the screen';
    if (!inScroller && !isClamped(element) && (top < -slack || bottom > innerHeight + slack))
      return 'is below or above the screen';
  }
  if (isClamped(element) && text.length >= longText) return null;
  if (isClamped(element) && element.scrollHeight > element.clientHeight + slack) return 'ends in dots';
  for (let outer: Element | null = element; outer && outer !== document.body; outer = outer.parentElement) {
    const { display, overflowX, overflowY } = styleOf(outer);
    if (display === 'inline' || display === 'contents') continue;
    const box = outer.getBoundingClientRect();
    for (const { left, right, top, bottom } of rects) {
      if (left < box.left - slack || right > box.right + slack) return 'is wider than its place';
      const hides = overflowX !== 'visible' || overflowY !== 'visible';
      if (
        hides &&
        !inScroller &&
        !isClamped(element) &&
        (top < box.top - slack || bottom > box.bottom + slack)
      )
        return 'is higher than its place';
    }
  }
  return null;
}

/** Text of so many letters may end in dots: it comes from a calendar, and no screen holds every title. */
const longText = 40;

/** Long names are cut after some lines, on purpose and with dots. */
const isClamped = (element: Element): boolean => {
  for (let outer: Element | null = element; outer; outer = outer.parentElement) {
    const { webkitLineClamp, textOverflow } = styleOf(outer);
    if (webkitLineClamp !== 'none' || textOverflow === 'ellipsis') return true;
  }
  return false;
};
