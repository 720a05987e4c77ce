// The app opens in both hosts: its navigation is there, every screen of it shows, and the console stays silent.
import { expect, it } from 'vitest';
import { inBothHosts, withApp } from './host.ts';

inBothHosts('the app', (kind) => {
  it('opens on the demo base, with its navigation and without a complaint', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      const links = page.getByRole('navigation').getByRole('link');
      await links.first().waitFor();
      expect(await links.count()).toBeGreaterThanOrEqual(8);
      // Something is drawn: a page of one colour takes less.
      expect((await page.screenshot()).byteLength).toBeGreaterThan(5000);
      await screen('smoke');
    });
  });

  it('opens each screen of the navigation', async () => {
    await withApp(kind, { data: 'demo', moves: true }, async ({ page }) => {
      const links = page.getByRole('navigation').getByRole('link');
      await links.first().waitFor();
      let before = '';
      for (const link of await links.all()) {
        const name = await link.getAttribute('aria-label');
        await link.click();
        await page.locator('nav [aria-current="page"]').and(link).waitFor();
        // What stood there before may stand a moment longer while the next screen is fetched.
        const shown = (): Promise<string> => page.locator('main').innerText();
        await expect.poll(async () => ['', before].includes(await shown()), { message: String(name) }).toBe(false);
        before = await shown();
      }
    });
  });

  it('begins with the first start where there is no base', async () => {
    await withApp(kind, { data: 'none' }, async ({ page, screen }) => {
      await page.getByRole('button').first().waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
      await screen('first-start');
    });
  });
});
