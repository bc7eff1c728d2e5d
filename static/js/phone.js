// The look that all pages in a customer's hand share; here before they are shown.
const link = document.createElement('link')
link.rel = 'stylesheet'
link.href = window.LNbits.utils.url_for('/loyalty/static/phone.css')
const isHere = new Promise(resolve => {
  link.onload = link.onerror = resolve
})
document.head.append(link)
await isHere
