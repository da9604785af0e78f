import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The headings that a screen reader walks, in their order: level and words. */
export async function headingsOf(page: Page): Promise<readonly (readonly [number, string])[]> {
  const found = await page.getByRole('heading').all();
  return Promise.all(found.map(async (heading) => {
    const level = await heading.evaluate((node) => Number(node.getAttribute('aria-level') ?? node.tagName.slice(1)));
    return [level, (await heading.innerText()).trim()] as const;
  }));
}

/** One title, no level skipped on the way down, and every landmark in its place. */
export async function expectOrder(page: Page, title: string | RegExp, signedIn = true): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const levels = (await headingsOf(page)).map(([level]) => level);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 1), `heading ${at + 1} of ${levels.join()}`).toBeLessThanOrEqual(1));
  expect(await page.getByRole('main').count()).toBe(1);
  if (!signedIn) return;
  expect(await page.getByRole('banner').count()).toBe(1);
  expect(await page.getByRole('navigation', { name: 'Разделы' }).count()).toBe(1);
}

/** What the focus stands on: its role or tag, and its name. */
export async function focusedOf(page: Page): Promise<string> {
  return page.evaluate(`(() => { const e = document.activeElement; return (e.getAttribute('role') ?? e.tagName.toLowerCase()) + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim()); })()`);
}
