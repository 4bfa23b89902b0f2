import { describe, expect, it } from 'vitest'
import { namedAmong } from '#server/domain/reading/our-people'
import { Thread } from '#server/domain/reading/thread'

const people = [{ name: 'Ana Torres', email: 'ana@studio.example' }, { name: 'Ben', email: 'ben@studio.example' }, { name: 'مینا رضایی', email: 'mina@studio.example' }]
const named = (text: string) => namedAmong(people, text, new Thread(text))

describe('who of the firm stands in a thread', () => {
  it('is told by the address or the whole name', () => {
    expect(named('From: Sara\nTo: Ana  TORRES <ana@studio.example>')).toEqual(['Ana Torres, ana@studio.example'])
    expect(named('با سلام، مينا رضايي')).toEqual(['مینا رضایی'])
    expect(named('cc: ben@studio.example')).toEqual(['ben@studio.example'])
  })

  it('is nobody whose name is a part of another word, or a word alone', () => {
    expect(named('Diana Torresmar and Ben will come')).toEqual([])
  })
})
