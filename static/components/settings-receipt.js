// The place's own words on its receipts, and the language it speaks to guests.
import {t} from '../js/cms.js'
import {merchantEdits, pick} from '../js/edits.js'
import {LANGUAGES} from '../js/language.js'
import {pieces} from '../js/pieces.js'

const LONGEST = 200

export default {
  components: pieces('settings-card'),
  mixins: [merchantEdits],
  data: () => ({longest: LONGEST}),
  computed: {
    languages: () =>
      LANGUAGES.map(({code: value, name: label}) => ({value, label}))
  },
  methods: {
    t,
    kept() {
      const {merchant} = this.venue
      return {
        ...pick(merchant, ['receipt_thanks', 'receipt_footer']),
        language: merchant.language || LANGUAGES[0].code
      }
    }
  }
}
