// Runs before the first paint so that neither the theme nor the language flashes. It is a file of
// its own because the page's Content-Security-Policy allows no inline script.
(function () {
  const root = document.documentElement;
  let scheme = null;
  let language = null;
  try {
    scheme = localStorage.getItem('thirty-theme');
    language = localStorage.getItem('thirty-language');
  } catch {
    // Storage is switched off: the system's choice holds.
  }
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);
  root.lang = language === 'en' || language === 'ru' ? language : navigator.language.startsWith('en') ? 'en' : 'ru';
})();
