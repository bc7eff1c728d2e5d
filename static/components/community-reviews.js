// Reviews that somebody has reported: the community hides them, with a reason, or lets
// them stand.
import {dayInWords, problemOf, t, tell} from '../js/cms.js'
import {call} from '../js/loyalty.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('empty', 'form-dialog', 'problem'),
  mixins: [paged],
  data: () => ({hiding: null, reason: '', showing: '', refused: null}),
  methods: {
    t,
    dayInWords,
    stars: ({rating}) => '★'.repeat(rating),
    starsWords: ({rating}) => t('directory.stars', {n: rating}, rating),
    listPath: offset => `/community/reviews?limit=${PAGE}&offset=${offset}`,
    readPage: path => call('GET', path),
    reported: ({reports}) => t('network.reported', {n: reports}, reports),
    ask(review) {
      this.reason = ''
      this.hiding = review
    },
    hide() {
      return this.decide(this.hiding, {
        hidden: true,
        reason: this.reason.trim()
      })
    },
    async show(review) {
      this.showing = review.id
      this.refused = null
      try {
        await this.decide(review, {hidden: false})
      } catch (error) {
        this.refused = problemOf(error, true)
      }
      this.showing = ''
    },
    async decide({id}, body) {
      await call('PUT', `/reviews/${id}/hidden`, {}, body)
      tell(t(body.hidden ? 'network.hidden' : 'network.shown_again'))
      this.load()
    }
  }
}
