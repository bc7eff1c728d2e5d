// What is typed while no field has the cursor: digits by a person, for the keypad, or a
// whole code by a scanner that is a keyboard. A scanner is faster than any finger.
const BURST_MS = 50
const SHORTEST_SCAN = 6
const SHORTEST_NUMBER = 8 // on a bottle, say; no finger types as many that fast

const isForField = event =>
  !!event.target.closest?.('input, textarea, [contenteditable], .q-dialog')

const hasModifier = event => event.ctrlKey || event.metaKey || event.altKey

const isDigit = key => /^[0-9]$/.test(key)

const isScan = keys =>
  keys.length >= SHORTEST_NUMBER ||
  (keys.length >= SHORTEST_SCAN && !keys.every(isDigit))

const text = keys => keys.filter(key => key.length === 1).join('')

// `pressed(key)` hears one key, `scanned(text)` a code. Returns a function that ends it.
export function hearTyping({pressed, scanned}) {
  let burst = []
  let last = 0
  let ended = null

  function end() {
    const keys = burst
    burst = []
    if (isScan(keys)) scanned(text(keys))
    else keys.forEach(pressed)
  }

  function hear(event) {
    if (isForField(event) || hasModifier(event)) return
    if (event.key.length > 1 && !['Backspace', 'Enter'].includes(event.key)) {
      return
    }
    // The Enter that ends a code is not meant for the button that has the focus.
    if (event.key === 'Enter' && burst.length) event.preventDefault()
    clearTimeout(ended)
    // By when it was typed: a busy tablet hands out keys late, and all at once. A key
    // that is held down comes fast, too.
    if (event.repeat || event.timeStamp - last > BURST_MS) end()
    last = event.timeStamp
    burst.push(event.key)
    ended = setTimeout(end, BURST_MS)
  }

  window.addEventListener('keydown', hear, true)
  return () => {
    clearTimeout(ended)
    window.removeEventListener('keydown', hear, true)
  }
}
