// Adding files: each gets a row at once, is sent to the inbox, and is watched until it has its receipt. The words are those of the page.

{
  const drop = document.querySelector('#drop');
  const list = document.querySelector('#uploads');
  const status = document.querySelector('#upload-status');

  const AT_ONCE = 3;
  /** Seconds between two looks; the last one holds on. */
  const WAITS = [1, 2, 4, 8, 15];
  /** About ten minutes. */
  const MAX_LOOKS = 45;

  const piece = (name) => document.querySelector(`#upload-${name}`).content.cloneNode(true);
  const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

  /** Resolves while the page is seen. */
  const seen = () =>
    document.hidden
      ? new Promise((done) => document.addEventListener('visibilitychange', done, { once: true })).then(seen)
      : Promise.resolve();

  /** Puts the state in a piece of the page into a row. */
  function show(row, from, why) {
    for (const part of ['.facts', '.state']) row.querySelector(part).replaceWith(from.querySelector(part));
    if (why !== undefined) row.querySelector('.facts').textContent = why;
    const counts = new Map();
    for (const { textContent } of list.querySelectorAll('.state')) {
      counts.set(textContent, (counts.get(textContent) ?? 0) + 1);
    }
    status.textContent = [...counts].map(([word, n]) => `${word}: ${n}`).join(' · ');
  }

  async function ask({ name, size, type }) {
    const key = document.querySelector('[name="form-key"]').value;
    const body = new URLSearchParams({ do: 'upload', 'form-key': key, name, size, type });
    const answer = await fetch('/today', { method: 'POST', body });
    if (!answer.ok) throw new Error(`the console answered ${answer.status}`);
    return answer.json();
  }

  /** The key under which the file is in the inbox; null where it is not: its row then says why. */
  async function send(file, row) {
    try {
      const { url, fields, key, refused } = await ask(file);
      if (refused !== undefined) {
        show(row, piece('refused'), refused);
        return null;
      }
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      body.append('file', file);
      const { ok } = await fetch(url, { method: 'POST', body });
      show(row, piece(ok ? 'reading' : 'untaken'));
      return ok ? key : null;
    } catch {
      show(row, piece('lost'));
      return null;
    } finally {
      row.querySelector('progress').remove();
    }
  }

  async function watch(key, row) {
    for (let look = 0; look < MAX_LOOKS; look++) {
      await sleep(WAITS[Math.min(look, WAITS.length - 1)]);
      await seen();
      // Without a connection: at the next look.
      const answer = await fetch(`/today?${new URLSearchParams({ receipt: key })}`).catch(() => null);
      if (answer === null || answer.status === 204) continue;
      if (!answer.ok) return show(row, piece('ended'));
      return show(row, new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
    show(row, piece('late'));
  }

  const waiting = [];
  let running = 0;

  async function work() {
    if (running === AT_ONCE) return;
    running++;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const key = await send(next.file, next.row);
      if (key !== null) void watch(key, next.row);
    }
    running--;
  }

  function add(files) {
    for (const file of files) {
      const row = piece('row').firstElementChild;
      row.querySelector('bdi').textContent = file.name;
      list.append(row);
      show(row, piece('sending'));
      waiting.push({ file, row });
      void work();
    }
  }

  if (drop !== null) {
    const input = drop.querySelector('input');
    input.disabled = false;
    input.addEventListener('change', () => {
      add([...input.files]);
      input.value = '';
    });
    // A file that misses the place is not opened in its stead.
    for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
    drop.addEventListener('dragover', () => drop.classList.add('over'));
    for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'));
    drop.addEventListener('drop', ({ dataTransfer }) => add([...dataTransfer.files]));
  }
}
