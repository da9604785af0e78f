import { expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';

// A font without a letter draws the same empty box for it as for any other it lacks.
test('Russian letters and the rouble sign are drawn, each its own way', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<canvas id="c" width="60" height="60"></canvas>');
    const pictures = await page.evaluate(() =>
      ['В', 'ы', 'р', 'ё', '₽', '№'].map((letter) => {
        const canvas = document.querySelector('canvas');
        const pen = canvas?.getContext('2d');
        if (!canvas || !pen) return '';
        pen.clearRect(0, 0, 60, 60);
        pen.font = '40px sans-serif';
        pen.fillText(letter, 10, 45);
        return canvas.toDataURL();
      }),
    );
    expect(new Set(pictures).size).toBe(6);
  } finally {
    await browser.close();
  }
});
