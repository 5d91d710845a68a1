using System.Collections.Generic;

namespace IL2CPU.Symbols;

/// <summary>Runs the program that a DWARF line table is (DWARF 5, section 6.2.5).</summary>
/// <param name="special">What the special opcodes mean.</param>
/// <param name="operands">How many operands each standard opcode has, from opcode 1 on.</param>
/// <param name="files">The files by number.</param>
/// <param name="rows">Where the rows go.</param>
internal sealed class LineProgram(SpecialOpcodes special, byte[] operands, string[] files, List<LineRow> rows)
{
    private ulong _address;
    private int _file = 1;
    private int _line = 1;
    private int _rowsOfSequence;

    /// <summary>Runs it to the end.</summary>
    public void Run(ref DwarfReader reader)
    {
        while (!reader.IsAtEnd)
        {
            byte opcode = reader.Byte();
            if (opcode >= special.First)
                StepBoth(opcode);
            else if (opcode == DwarfCodes.Extended)
                RunExtended(ref reader);
            else
                RunStandard(opcode, ref reader);
        }
    }

    private void StepBoth(byte opcode)
    {
        _address += special.AddressStep(opcode);
        _line += special.LineStep(opcode);
        AddRow();
    }

    private void RunStandard(byte opcode, ref DwarfReader reader)
    {
        switch (opcode)
        {
            case DwarfCodes.Copy:
                AddRow();
                break;
            case DwarfCodes.AdvanceAddress:
                _address += reader.Unsigned() * special.ShortestInstruction;
                break;
            case DwarfCodes.AdvanceLine:
                _line += (int)reader.Signed();
                break;
            case DwarfCodes.SetFile:
                _file = (int)reader.Unsigned();
                break;
            case DwarfCodes.AddConstant:
                _address += special.AddressStep(byte.MaxValue);
                break;
            case DwarfCodes.AdvanceFixed:
                _address += reader.U16();
                break;
            default:
                for (int operand = 0; operand < operands[opcode - 1]; operand++)
                    reader.Unsigned();

                break;
        }
    }

    private void RunExtended(ref DwarfReader reader)
    {
        int length = (int)reader.Unsigned();
        int end = reader.Position + length;
        byte opcode = reader.Byte();
        if (opcode == DwarfCodes.SetAddress)
            _address = reader.U64();
        else if (opcode == DwarfCodes.EndSequence)
            EndSequence();

        reader.Position = end;
    }

    /// <summary>The end is past the code of the rows before it. A sequence that is nothing but its end is what ILC writes for
    /// a method of one line, at its code.</summary>
    private void EndSequence()
    {
        if (_rowsOfSequence == 0)
            AddRow();

        _rowsOfSequence = 0;
        _address = 0;
        _file = 1;
        _line = 1;
    }

    private void AddRow()
    {
        _rowsOfSequence++;
        if (_file < files.Length)
            rows.Add(new LineRow(_address, files[_file], _line));
    }
}
