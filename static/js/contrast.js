// Words on the theme's main colour in black or in white, whichever is read better.
//
// LNbits and Quasar always write white there: 2.5:1 in the theme `cyber`, 3.4:1 in
// `bitcoin`. One of the two reaches 4.5:1 on any colour. And a field's label keeps the
// colour of words while somebody types: Quasar gives it the main colour, 2.1:1 on a dark
// page; the frame shows the focus well enough. Only on our own pages.
const HERE = 'loyalty-here'
const RULE = `
  .${HERE} .bg-primary.text-white,
  .${HERE} .q-badge:not([class*='bg-'], .q-badge--outline) {
    color: var(--loyalty-on-primary) !important;
  }
  .${HERE} .q-field--highlighted:not(.q-field--error) .q-field__label {
    color: rgba(0, 0, 0, 0.6); /* as Quasar has it before */
  }
  .${HERE} .q-field--dark.q-field--highlighted:not(.q-field--error) .q-field__label {
    color: rgba(255, 255, 255, 0.7);
  }`
const EVEN = 0.179 // the luminance at which black and white are read equally well

// The grounds that a tier's colour has to be seen on: LNbits' light look, and its dark
// one where it is lightest.
const GROUNDS = {light: '#ffffff', dark: '#333646'}
const SEEN = 3 // of a graphic, WCAG 1.4.11; words next to it keep the theme's own

// On which ground a colour is not seen well; empty where it is seen on both.
export function unseenOn(colour) {
  const found = Object.entries(GROUNDS).find(
    ([, ground]) => contrast(colour, ground) < SEEN
  )
  return found ? found[0] : ''
}

function contrast(one, other) {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour) {
  const paint = document.createElement('canvas').getContext('2d')
  paint.fillStyle = colour
  paint.fillRect(0, 0, 1, 1)
  const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data]
    .map(part => part / 255)
    .map(part =>
      part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function choose() {
  const {body} = document
  const colour = getComputedStyle(body).getPropertyValue('--q-primary').trim()
  const better = luminance(colour) > EVEN ? '#000' : '#fff'
  body.style.setProperty('--loyalty-on-primary', better)
}

function mark(path) {
  document.body.classList.toggle(HERE, path.startsWith('/loyalty/'))
}

const style = document.createElement('style')
style.textContent = RULE
document.head.append(style)
new MutationObserver(choose).observe(document.body, {
  attributeFilter: ['data-theme']
})
window.router.afterEach(to => mark(to.path))
mark(location.pathname)
choose()
