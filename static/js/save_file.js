// Hands a text to whoever is at this browser, as a file.
export function saveFile(name, text) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text]))
  link.download = name
  link.click()
  // Some browsers begin to read it only now.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
