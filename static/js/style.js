// A stylesheet of ours; what is awaited is that it is here, or cannot be had.
export function style(file) {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = window.LNbits.utils.url_for(`/loyalty/static/${file}`)
  const isHere = new Promise(resolve => {
    link.onload = link.onerror = resolve
  })
  document.head.append(link)
  return isHere
}
