// What guests say of a place, and how one of them says it: only who has paid there may,
// which the server knows from its own bills.
import {comeBack} from '../js/away.js'
import {problemOf} from '../js/cms.js'
import {callSigned, find, isSecret, signerOf, wordsOf} from '../js/holder.js'
import {call, day} from '../js/loyalty.js'
import {ratingWords, t} from '../js/places.js'
import {pieces} from '../js/pieces.js'

const LINES = 10
const MOST_STARS = 5

export default {
  components: pieces('problem'),
  props: {place: {type: Object, required: true}},
  emits: ['changed'],
  data: () => ({
    reviews: [],
    total: null,
    isReading: false,
    problem: null,
    // Who writes; nothing until somebody wants to.
    holder: null,
    isWriting: false,
    isNobody: false,
    stars: 0,
    text: '',
    isSending: false,
    refused: '',
    isDone: false
  }),
  computed: {
    path() {
      return `/merchants/${this.place.id}/reviews`
    },
    summary() {
      return ratingWords(this.place)
    },
    // What this phone's holder has said, the newest; theirs to change.
    mine() {
      return this.reviews.find(({mine}) => mine)
    },
    writeLabel() {
      return t(this.mine ? 'change_review' : 'write_review')
    }
  },
  async created() {
    await this.finish()
    this.load()
  },
  methods: {
    t,
    day,
    starsWords: ({rating}) => t('stars', {n: rating}, rating),
    starLabels: () =>
      Array.from({length: MOST_STARS}, (_, n) => t('stars', {n: n + 1}, n + 1)),
    load() {
      this.reviews = []
      return this.more()
    },
    async more() {
      this.isReading = true
      this.problem = null
      try {
        const query = `limit=${LINES}&offset=${this.reviews.length}`
        const page = await call('GET', `${this.path}?${query}`)
        this.reviews = [...this.reviews, ...page.data]
        this.total = page.total
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isReading = false
    },
    // A signing app has come back to this page with what was written.
    async finish() {
      try {
        if (await comeBack()) this.isDone = true
      } catch (error) {
        this.refused = wordsOf(error).words
      }
    },
    async write() {
      this.refused = ''
      this.isSending = true
      try {
        this.holder = await find()
        this.isNobody = !this.holder
        this.isWriting = Boolean(this.holder)
        this.stars = this.mine?.rating || 0
        this.text = this.mine?.text || ''
        this.isDone = false
      } catch (error) {
        this.refused = wordsOf(error).words
      }
      this.isSending = false
    },
    async guard(text) {
      if (!isSecret(text)) return
      this.refused = t('secret')
      await this.$nextTick() // a field shows what has changed only
      this.text = ''
    },
    async send() {
      this.refused = ''
      this.isSending = true
      try {
        const signer = await signerOf(this.holder)
        const body = {rating: this.stars, text: this.text.trim()}
        await callSigned(signer, 'POST', this.path, body)
        this.isWriting = false
        this.isDone = true
        this.$emit('changed')
        await this.load()
      } catch (error) {
        this.refused = wordsOf(error).words
      }
      this.isSending = false
    }
  }
}
