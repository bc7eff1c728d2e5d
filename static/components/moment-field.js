// A day and a time by the venue's own clock. It takes whatever a q-input takes.
export default {}
