import type { Page } from 'playwright-core';
import { screens } from '#web/screens.tsx';

/** The instant at which the small company is looked at, the day after its newest facts. */
export const now = Date.parse('2026-11-18T09:00:00Z');

/** The address of every screen of the table, the first page, and an address that leads nowhere. */
export const addresses: readonly string[] = ['/', ...screens.map(({ path }) => path), '/no-such-page'];

/** Goes to a screen and waits for its title: until then the page may be bare, its own code on the way. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('main h1').waitFor();
}
