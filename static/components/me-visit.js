// A genuine card of another place is shown at those here that take such cards.
import {areEvents} from '../js/card_verdict.js'
import {signerOf, wordsOf} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {given, shownBy} from '../js/visiting.js'

export default {
  props: {
    holder: {type: Object, required: true},
    // As it was found and checked (`elsewhere.js`).
    card: {type: Object, required: true},
    places: {type: Array, required: true}
  },
  emits: ['shown'],
  data: () => ({showing: '', given: {}, problem: null}),
  computed: {
    // A place takes what was signed entry by entry.
    isWhole() {
      return !this.card.isStatement && areEvents(this.card.text)
    }
  },
  methods: {
    t,
    async show(place) {
      this.showing = place.id
      this.problem = null
      try {
        const answer = await this.send(place, this.card.text)
        this.given[place.id] = given(answer, this.card.result.tier)
        this.$emit('shown')
      } catch (error) {
        this.problem = {...wordsOf(error), place: place.id}
      }
      this.showing = ''
    }
  },
  created() {
    this.send = shownBy(() => signerOf(this.holder))
  }
}
