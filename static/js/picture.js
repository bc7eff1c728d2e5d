// A card as a picture, for a phone's photos or for paper: nothing of it is secret.
const WIDTH = 1080
const HEIGHT = 680
const EDGE = 64
const CODE = 392
const QUIET = 28
const FONT = 'system-ui, sans-serif'

// A PNG of the card; `code` is what staff scan.
export async function cardPicture({venue, name, color, code}) {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const paint = canvas.getContext('2d')
  ground(paint, color || '#607d8b')
  const room = WIDTH - 3 * EDGE - CODE
  paint.fillStyle = '#fff'
  write(paint, venue, EDGE, EDGE + 56, 'bold 56px', room)
  write(paint, name, EDGE, HEIGHT - EDGE, '44px', room)
  paintCode(paint, await codeCanvas(code))
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
}

// Dark enough for white words in every tier's colour.
function ground(paint, color) {
  const shade = paint.createLinearGradient(0, 0, WIDTH, HEIGHT)
  shade.addColorStop(0.2, '#4a2f91')
  shade.addColorStop(1, color)
  paint.fillStyle = shade
  paint.fillRect(0, 0, WIDTH, HEIGHT)
  paint.fillStyle = 'rgb(0 0 0 / 0.5)'
  paint.fillRect(0, 0, WIDTH, HEIGHT)
}

function write(paint, text, x, y, font, room) {
  paint.font = `${font} ${FONT}`
  let shown = text
  while (paint.measureText(shown).width > room && shown.length > 1) {
    shown = `${shown.replace('…', '').slice(0, -1)}…`
  }
  paint.fillText(shown, x, y)
}

function paintCode(paint, code) {
  const x = WIDTH - EDGE - CODE
  const y = (HEIGHT - CODE) / 2
  paint.fillStyle = '#fff'
  paint.fillRect(x, y, CODE, CODE)
  paint.imageSmoothingEnabled = false
  const inside = CODE - 2 * QUIET
  paint.drawImage(code, x + QUIET, y + QUIET, inside, inside)
}

// LNbits' component draws the code; it wants to be mounted to do so.
async function codeCanvas(value) {
  const place = document.createElement('div')
  const how = {value, size: CODE, level: 'M', renderAs: 'canvas'}
  const drawing = Vue.createApp(QrcodeVue.default, how)
  drawing.mount(place)
  await Vue.nextTick()
  return place.querySelector('canvas')
}

// Into the phone's own sheet, or among the downloads.
export async function hand(picture, title) {
  const file = new File([picture], 'loyalty-card.png', {type: 'image/png'})
  if (navigator.canShare?.({files: [file]})) {
    await navigator.share({files: [file], title}).catch(() => {})
    return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  URL.revokeObjectURL(link.href)
}
