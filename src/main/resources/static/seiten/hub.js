// What the pages can't do by HTML alone. They work without it; nothing here is needed to read or to act.
(() => {
  'use strict';

  const uhrzeit = () => new Date().toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin' });

  // Figures that can't be renewed must not look as if they were of now.
  const verbindung = (text) => {
    const meldung = document.getElementById('verbindung');
    const lebendig = document.getElementById('lebendig');
    if (!meldung || !lebendig || meldung.hidden === !text) {
      return;
    }
    meldung.textContent = text;
    meldung.hidden = !text;
    lebendig.classList.toggle('veraltet', Boolean(text));
  };

  const ansagen = () => {
    const neu = document.querySelector('#lebendig [data-ansage]');
    const ansage = document.getElementById('ansage');
    // A live region that is filled with the same words again may be read out again.
    if (neu && ansage && ansage.textContent !== neu.textContent) {
      ansage.textContent = neu.textContent;
    }
  };

  const fehlt = () => verbindung(
    `Der Hub antwortet seit ${uhrzeit()} Uhr nicht. Was hier steht, ist nicht von jetzt; die Seite versucht es weiter.`);

  ['htmx:sendError', 'htmx:timeout', 'htmx:responseError', 'htmx:swapError'].forEach(
    (ereignis) => document.addEventListener(ereignis, fehlt));

  document.addEventListener('htmx:afterSwap', () => {
    verbindung('');
    ansagen();
  });

  const fehlerliste = document.querySelector('.fehlerliste');
  if (fehlerliste) {
    fehlerliste.tabIndex = -1;
    fehlerliste.focus();
  }
})();
