// The card on the phone's home screen: opened there, it starts with the card.
let asking = null // the browser's own offer, for as long as it holds

const link = document.createElement('link')
link.rel = 'manifest'
link.href = window.LNbits.utils.url_for('/loyalty/static/card.webmanifest')

window.addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  asking = event
})

export const canAsk = () => Boolean(asking)

// Says what a home screen would open, and calls `offered` once the browser can ask.
// Returns a function that ends it.
export function offerHome(offered) {
  document.querySelector('link[rel=manifest]')?.remove()
  document.head.append(link)
  window.addEventListener('beforeinstallprompt', offered)
  return () => {
    link.remove()
    window.removeEventListener('beforeinstallprompt', offered)
  }
}

export async function askToInstall() {
  const offer = asking
  asking = null
  await offer?.prompt()
}

// Browsers of iPhones and iPads never ask; only words can say how.
export const isApple = () => /iphone|ipad|ipod/i.test(navigator.userAgent)
