// Who answers for what takes more than a staff link. Methods of a page that has `staff`
// (who it was last), `people` (the venue's staff) and `pinFor`, and shows <loyalty-pin>.

const NAME_ASKED = ['staff_needed', 'unknown_staff']
const PIN_ASKED = ['pin_needed', 'wrong_pin', 'too_many_tries']
export const GUEST_ASKED = 'guest_proof_needed'

export const isAsked = ({code}) =>
  [...NAME_ASKED, ...PIN_ASKED, GUEST_ASKED].includes(code)

export const byName = staff => (staff ? {'X-Loyalty-Staff': staff} : {})

export const pinActs = {
  // Does it, and asks who answers for it where the server asks. `act(headers)` is one
  // call; the answer is its own, or null if nobody wanted to answer.
  async underName(title, act) {
    try {
      return await act(byName(this.staff))
    } catch (error) {
      if (!this.canAnswer(error)) throw error
      return this.askPin(title, act, error.code === GUEST_ASKED)
    }
  },
  askPin(title, act, isForGuest) {
    return new Promise((resolve, reject) => {
      this.pinFor = {title, act, isForGuest, resolve, reject}
    })
  },
  // For a guest who has not said yes only a PIN will do, and not everywhere.
  canAnswer(error) {
    if (!isAsked(error)) return false
    if (error.code !== GUEST_ASKED) return this.people.length > 0
    const isAllowed = this.proofPolicy !== 'every_time'
    return isAllowed && this.people.some(person => person.has_pin)
  },
  endPin(how, what) {
    const {pinFor} = this
    this.pinFor = null
    pinFor?.[how](what)
  }
}
