// A sound for a new order; a richer one when a guest of the highest tier came.
let audio

export function chime(isTopTier) {
  audio = audio || new AudioContext()
  const notes = isTopTier ? [659, 784, 1047] : [784, 988]
  notes.forEach((pitch, index) => play(pitch, audio.currentTime + index * 0.12))
}

function play(pitch, at) {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0.2, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 0.4)
}
