// What guests say of the place, and what its owner answers in sight of everybody.
import {ask, dayInWords, pathOf, t, tell} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('form-dialog', 'problem'),
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  // `act`: reply or report; of which review.
  data: () => ({chosen: null, act: '', text: ''}),
  watch: {
    'venue.merchant.id': 'load'
  },
  methods: {
    t,
    dayInWords,
    stars: ({rating}) => '★'.repeat(rating),
    starsWords: ({rating}) => t('directory.stars', {n: rating}, rating),
    listPath(offset) {
      return pathOf(this.venue, `/reviews?limit=${PAGE}&offset=${offset}`)
    },
    open(review, act) {
      this.chosen = review
      this.act = act
      this.text = act === 'reply' ? review.reply : ''
    },
    async send() {
      const path = `/reviews/${this.chosen.id}/${this.act}`
      const text = this.text.trim()
      if (this.act === 'reply') await ask(this.venue, 'PUT', path, {text})
      else await ask(this.venue, 'POST', path, {reason: text})
      tell(t(`directory.${this.act}_done`))
      this.load()
    }
  }
}
