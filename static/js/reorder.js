// A row of a list that is dragged by its handle, by mouse, pen or finger.
//
// The handle wants `touch-action: none`, or the page scrolls under the finger.

// `rows()`: the list's elements as they stand now; `move(from, to)` puts one elsewhere,
// `done(hasMoved)` is called where it is let go. The window is listened to, because the
// handle itself moves with its row.
export function drag(event, start, {rows, move, done}) {
  let place = start
  event.preventDefault()

  function follow({clientY}) {
    const to = placeAt(rows(), clientY)
    if (to === place) return
    move(place, to)
    place = to
  }

  function end() {
    window.removeEventListener('pointermove', follow)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', end)
    done(place !== start)
  }

  window.addEventListener('pointermove', follow)
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', end)
}

function placeAt(rows, y) {
  const below = rows.findIndex(row => y < row.getBoundingClientRect().bottom)
  return below < 0 ? rows.length - 1 : below
}

export function moved(list, from, to) {
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
