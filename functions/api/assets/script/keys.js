// The keys of the console. Every page works without this file.

const root = document.documentElement;
const dialog = document.querySelector('#keys');

const isTyping = (target) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
const titles = () => [...document.querySelectorAll('main :is(h2, h3) > a[href]')];

function step(by) {
  const all = titles();
  const at = all.indexOf(document.activeElement);
  const next = at < 0 && by < 0 ? all.at(-1) : all[at + by];
  next?.focus();
}

let awaitsPlace = false;

document.addEventListener('keydown', (event) => {
  if (root.dataset.keys === 'off' || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (dialog?.open) return;
  const place = awaitsPlace ? document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`) : null;
  awaitsPlace = event.key === 'g' && !awaitsPlace;
  if (place !== null) {
    place.click();
  } else if (event.key === '/') {
    document.querySelector('#search')?.focus();
  } else if (event.key === 'j') {
    step(1);
  } else if (event.key === 'k') {
    step(-1);
  } else if (event.key === '?') {
    dialog?.showModal();
  } else {
    return;
  }
  event.preventDefault();
});
